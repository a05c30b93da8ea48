/** A slice ends at the first good place after this many characters. */
const enough = 6000;
/** From here on the end of any block will do, and from `most` on that of any line. */
const much = 9000;
const most = 12_000;
const maxDefinitions = 200;

const fence = /^[\s>]*(`{3,}|~{3,})/;
const definition = /^ {0,3}\[[^\]\n]{1,200}\]:[ \t]*\S.{0,2000}$/gm;
/** A line that cannot go on with the list, quote or HTML before it. */
const beginsAnew = /^(?:#{1,6}\s|[^\s>|\-*+\d<`~[])/;

/**
 * Markdown in slices that read the same one after the other as in one piece, so that a long article takes many short
 * tasks instead of a long one. They end between blocks as long as blocks have a length that people write; code in fences
 * that is longer is continued in a block of its own; definitions of links hold for all slices.
 */
export function* slicesOf(markdown: string): Generator<string> {
  if (markdown.length <= most) {
    yield markdown;
    return;
  }
  const definitions = `\n\n${(markdown.match(definition) ?? []).slice(0, maxDefinitions).join('\n')}`;
  let lines: string[] = [];
  let length = 0;
  let open: string | undefined;
  let blank = true;
  for (const line of shortLines(markdown)) {
    if (length > enough && endsBefore(line, length, blank, open !== undefined)) {
      yield `${lines.join('\n')}${open === undefined ? definitions : `\n${open}`}`;
      lines = open === undefined ? [] : [open];
      length = 0;
    }
    const mark = fence.exec(line)?.[1];
    if (mark) {
      if (open === undefined) open = mark;
      else if (mark.startsWith(open)) open = undefined;
    }
    blank = !line.trim();
    lines.push(line);
    length += line.length + 1;
  }
  yield lines.join('\n') + definitions;
}

function endsBefore(line: string, length: number, blank: boolean, fenced: boolean): boolean {
  if (length + line.length > most) return true;
  return blank && !fenced && (length > much || beginsAnew.test(line));
}

/** The lines, those that are longer than a slice cut at a space. */
function* shortLines(text: string): Generator<string> {
  for (const line of text.split('\n')) {
    let rest = line;
    while (rest.length > enough) {
      const space = rest.lastIndexOf(' ', enough);
      const end = space > enough / 2 ? space : enough;
      yield rest.slice(0, end);
      rest = rest.slice(end);
    }
    yield rest;
  }
}
