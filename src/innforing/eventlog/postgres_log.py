class PostgresLog:
    def __init__(self, e): pass
