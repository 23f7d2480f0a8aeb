"""The bundle (pakke): what an auditor takes along to prove a log without us (tillit.md §5)."""
