"""Share images: a story's headline as a picture for chats and portals, where it has no photo for that."""
