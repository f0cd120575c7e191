/** A hormone in a gel, a patch or a ring, an oral gel and a soft capsule act in the whole body. */
const wholeBody =
  /\b(?:patch|transdermal|vaginal ring|oral gel|o?estr(?:adiol|ogen)\w* (?:[\d.]+ ?% ?)?gel)\b|\b(?:soft|liqui[- ]?)gels?\b|\bgel ?caps?/i;
const local =
  /\b(?:cream|oint(?:ment)?|gel|lotion|shampoo|foam|topical(?:ly)?|eye ?drops?|ear ?drops?|ophthalmic|otic|intravitreal|vaginal (?:cream|tablet|insert|pessary)|apply|instil(?:l|ls)?|in(?:to)? (?:the )?(?:both|left|right|each|affected) (?:eyes?|ears?)|(?:mouth|scalp) ?wash)\b|\p{L}{5,} \d(?:\.\d+)? ?%/iu;

/** Whether the words of a prescription say that the medicine acts where it is put: on the skin, in an eye or ear. */
export function isUsedLocally(words: string): boolean {
  return local.test(words) && !wholeBody.test(words);
}
