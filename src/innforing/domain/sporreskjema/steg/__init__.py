"""The steps on one spørreskjema."""
