"""What the tour of Gia Nghĩa 2022 is made of: statements, the record, printing."""
