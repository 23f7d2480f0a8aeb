"""One kommune in one løp, from the day it becomes an aktuell kommune."""
