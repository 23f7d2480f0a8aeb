"""An arbeidsgruppe or ad hoc group: mandate, life span and result; its people are the body's."""
