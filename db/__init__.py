"""What the committee knows: the register, with no screen and no terminal in it."""
