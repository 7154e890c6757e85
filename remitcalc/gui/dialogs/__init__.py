"""What opens beside the window: exports, handouts, the preview, work that was kept, About."""
