--- Every place where a word stands, with the words around it.
-- @param word string "营商环境"  What to look for
-- @param width integer 12       Characters on either side
-- @reads corpus
-- @example hanalyze examples/03_words_in_context.lua --word 高质量发展
require "hanalyze"

local found = corpus:search(arg.word, { width = arg.width })
print(found:top(10))
print(#found .. " places")
