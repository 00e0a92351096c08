"""What newspapers and reports say of real places, told to a register and read back."""
