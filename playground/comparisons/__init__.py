"""Many runs beside each other, to tell what a setting does from luck."""
