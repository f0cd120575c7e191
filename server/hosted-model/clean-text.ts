/**
 * What a person doesn't see must not reach a model: control, format and private-use characters (zero-width, bidi
 * overrides, the invisible "tag" letters), comments and markup. Look-alikes are folded (NFKC).
 */
export function visibleText(text: string): string {
  return foldedText(text)
    .replace(/<!--[\s\S]*?(-->|$)/g, ' ')
    .replace(/<[^<>]{0,500}>/g, ' ')
    .replace(/[ \t]+/g, ' ')
    .trim();
}

/**
 * Text that speaks to a model rather than to a colleague. A note that matches is withheld whole. This is a second
 * line of defence: it can't know every wording. The first is that nothing a note says can be cited or shown.
 */
const SPEAKS_TO_A_MODEL: readonly RegExp[] = [
  /\b(ignore|disregard|forget|override|bypass|skip)\b.{0,40}\b(instruction|rule|prompt|above|previous|prior|earlier|system|guard|schema|polic|everything)/is,
  /\b(system|developer|assistant|user|tool)\s*(prompt|message|role|instruction|:|\])/i,
  /\b(you are|act as|pretend|roleplay|role-play|behave as|from now on|new instructions?|your (task|role|job|rules|instructions|output|answer|response))\b/i,
  /\b(AI|A\.I\.|LLM|GPT|chat ?bot|language model|neural|assistant|copilot|algorithm|the model|model must|any model|automated (system|reader)|summari[sz]er|parser)\b/i,
  /<\||\|>|\[\/?INST|###|```|\{\{|\}\}|<<|>>|"?(role|content|diagnoses|icd10|quote|likelihood)"?\s*:/i,
  /\b(output|respond|reply|print|return|emit|write|answer|say|repeat|list|add|include|rank|cite|quote)\b.{0,50}\b(json|only|exactly|verbatim|first|top|instead|following|diagnos[ei]s|differential|F\d+|V\d+|item|key)\b/is,
  /\b(decode|base64|rot13|hex|execute|run the|call the|function|eval|curl|fetch|script|jailbreak|DAN)\b/i,
  /[A-Za-z0-9+/]{40,}={0,2}/,
  /\bdata-[0-9a-f]{4,}|\[day -?\d+\]/i,
  /\b(https?|ftp|javascript|data|file):|www\./i,
  /\b(ignoriere?|ignora|ignorez|oublie|vergiss|olvida|instrucciones|anweisung|instructions pr[ée]c[ée]dentes)\b/i,
];

/** Looks into comments and markup too. */
export function speaksToAModel(text: string): boolean {
  const seen = [foldedText(text), visibleText(text)];
  return SPEAKS_TO_A_MODEL.some((pattern) => seen.some((one) => pattern.test(one)));
}

function foldedText(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\p{Cf}\p{Co}\p{Cs}\p{Cn}\u{FE00}-\u{FE0F}\u{E0100}-\u{E01EF}\u115F\u1160\u3164\uFFA0]/gu, '')
    .replace(/[\p{Cc}]/gu, (c) => (c === '\n' || c === '\t' ? c : ' '));
}
