"""What the review pages show and take: the place in the queue, cards, forms, decisions."""
