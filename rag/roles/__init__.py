"""Who holds which office: "the defense secretary" is the person whom the articles call that.

Holders are read from the articles when a question speaks of an office; nothing is known beforehand.
"""
