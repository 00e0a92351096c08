"""The boards, through Textual's pilot."""
