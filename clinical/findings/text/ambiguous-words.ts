/**
 * Abbreviations that are ordinary words in lower case. Written in capitals in a pattern ("ALL", "AS"),
 * they match only capitals in a note.
 */
export const ambiguousInLowerCase: ReadonlySet<string> = new Set([
  'all', 'as', 'or', 'us', 'it', 'an', 'am', 'be', 'he', 'me', 'so', 'is', 'in', 'on', 'at', 'to', 'do', 'go', 'no',
  'pe', 'pet', 'aid', 'aids', 'sad', 'fit', 'and', 'may', 'sle', 'hit', 'mi', 'ms', 'ra', 'pd', 'pad', 'gad', 'set',
  'sob', 'dig', 'cap', 'hap', 'can', 'cat', 'map', 'men', 'mg', 'ed', 'era', 'fast', 'rest', 'seal', 'scar', 'mad',
  'mass', 'sam', 'tia', 'cvs', 'uc', 'ca', 'la', 'lad', 'ami', 'aka', 'dm', 'ac', 'pm', 'osa', 'tb', 'ill', 'fat',
  'lif', 'rif', 'arm', 'ear', 'eye', 'hip', 'leg', 'toe', 'lip', 'low', 'old', 'one', 'two', 'red', 'hot', 'sit', 'was', 'who',
  'mr', 'ad', 'dd', 'cp', 'hl', 'op', 'cf', 'ba', 'du', 'gu', 'bc', 'mc', 'rad', 'mls', 'ar', 'tr', 'bp', 'ipd', 'mci', 'chop', 'dat', 'sir',
]); // prettier-ignore
