"""The indicators: how the organisation does, each figure with what it rests on."""
