"""Values ↔ database. All the SQL of the project, a file per subject."""
