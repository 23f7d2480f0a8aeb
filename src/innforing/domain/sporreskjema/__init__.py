"""What those who took part are asked after a pulje or a løp, and what they answered."""
