"""Many worlds: a scene played many times, told apart by luck and by what is stated otherwise, and what comes of it."""
