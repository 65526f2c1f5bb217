"""The size of a shared picture in pixels, as social networks and messengers crop it least."""

WIDTH, HEIGHT = 1200, 630
