"""The temporal grammar: words of time by language, their classes, the rules over them, and the values they have."""
