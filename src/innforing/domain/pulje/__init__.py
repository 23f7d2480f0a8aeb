"""The seats of one pulje: the only place where kommuner compete."""
