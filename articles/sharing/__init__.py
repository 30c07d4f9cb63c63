"""Share images: a story's headline as a picture, for chats and portals, where the story has no photo for it."""
