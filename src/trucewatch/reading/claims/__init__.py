"""One kind of claim each: what in a sentence makes it, and where its values stand."""
