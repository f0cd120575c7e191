/** What may stand between a name and its number. */
export const connectors = new Set([
  'be', 'of', 'at', 'level', 'count', 'concentration', 'measur', 'valu', ':', '=', '(', ')', ',', 'result', 'show', 'record',
  'rating', 'reading', 'read', 'a', 'an', 'the', 'approximat', 'about', 'around', 'increas', 'elevat', 'decreas', 'low', 'high', 'total',
  'serum', 'plasma', 'on', 'room', 'air', 'now', 'current', 'currently', '!', 'initial', 'today', 'to', 'up', 'down', 'from', 'in', 'normal', 'mild', 'sever', 'mark',
  'slight', 'mid', 'upper', 'find', 'with', '|', '–', '~', 'his', 'her', 'cell', 'activity', 'titer', 'saturation', 'oxygen', 'reveal', 'blood', 'oral', 'rectal', 'tympanic', 'h', 'l', 'index', 'score', 'scal', 'and', 'report', 'notic', 'score', 'while', 'breath', 'as', 'been', 'random', 'fast',
  'arrival', 'presentation', 'admission', 'adm', 'hom', 'gp', 'clinic', 'daycar', 'school', 'ambulanc', 'scen', 'hospital', 'right', 'left', 'arm', 'lying', 'ly', 'supin', 'sit', 'initially', 'repeat', 'triag', 'obs', 'regular', 'approx', 'ish', 'peak', 'correct', 'adjust', 'a', 'was', 'cell', 'back', 'fall', 'fell', 'falling', 'drop', 'ris', 'ros', 'risen', 'improv', 'climb', 'desaturat', 'desat', 'hav', 'go', 'com', 'came', 'drawn', 'this', 'morning', 'taken', 'still', 'again', 'monitor',
  '-', 'only', 'just', 'sky', 'stabl', 'steady', 'doubl', 'tripl', 'isolat', 'estimation', 'hover', 'drift', 'out', 'bump', 'ra',
]); // prettier-ignore
/** What follows shows that the number is something else: a dose, a time, an ordinal. */
export const notAValue =
  /^(?:th|st|nd|rd)\b|^\s?[MF]\b(?![/°])|^\s*-?\s*(?:ms\b|y\/?o\b|mg\b(?!\/|\s*[:=]?\s*\d)|mcg\b(?!\/)|ml\b(?!\/)|grams?\b(?!\/)|g\b(?![/%\s]*(?:%|d?l\b|\/))|db\b|tablets?|(?:tea|table)?spoons?|tsps?|tbsps?|cups?|doses?|toes?|visits?|sessions?|clinics?|lumps?|sachets?|units?\b(?!\/)|years?|yrs?\b|days?|weeks?|months?|hours?\b|hrs?\b(?!\s*[:=]?\s*\d)|hourly|[ap]\.?m\b|minutes?\b|mins?\b|s(?:ecs?|econds?)?\b(?!\.\s?(?:lip|am|cr|al|bil|ur|na|so|po))|pools?\b|bags?\b|hrly\b|times\b|thousand\b|pack|percentile|episodes?|-?year|-?day|points?\b|of\b|out\b|\/\s*\d|:\d|mm\b(?!\s*hg)(?!\/)|cm\b|\/?\s*(?:hpf|lpf|high.power))/i;

/** "6.2 (haemolysed)", "2-3 target range", "30 set": no value of the patient. An INR with two ends is always a target. */
export const isUnfit =
  /^\s*(?:[([,]?\s*(?:h(?:a?e)molys[ei]s|h(?:a?e)mol[yi][sz]ed|clotted sample|normal range|reference|set\b)|(?:[([]\s*)?(?:target|goal)(?!\s*[<>≤≥]?\s*\d))/i;
/** "Glucose 10% 150 ml", "albumin 20%": the strength of what is given, where the value has another unit. */
export const strength = /^\s?%/;
