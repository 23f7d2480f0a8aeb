"""Behov: who has it, how far has it come, and what is new for those who reported it?"""
