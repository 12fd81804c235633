"""The pages behind each code of a problem: why it is one, a bad and a good example. ``explain`` shows them."""
