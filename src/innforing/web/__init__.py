"""What people see: pages rendered on the server, one live stream, no rule of their own."""
