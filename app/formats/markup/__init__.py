"""How Nizam writes an act as Markdown: front matter, blocks, escapes and hints."""
