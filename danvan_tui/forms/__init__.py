"""Forms: what is asked, what was typed and what that means, how two versions come together; and each form."""
