"""The nasjonal koordineringsgruppe: meetings, agenda, attendance, habilitet and beslutninger."""
