"""How named things stand to each other: who runs, hosts, supports, joins, belongs or lies where."""
