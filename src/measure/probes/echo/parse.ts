/** Output of echo.sh: what ping said per destination index. */
export type EchoReading = {tool: string; echoes: Map<number, string>};

export function parseEcho(stdout: string): EchoReading {
  const reading: EchoReading = {tool: '', echoes: new Map()};
  for (const line of stdout.split('\n')) {
    if (line.startsWith('tool ')) reading.tool = line.slice(5);
    const echo = /^echo (\d+) (.*)$/.exec(line);
    if (echo) reading.echoes.set(Number(echo[1]), echo[2] ?? '');
  }
  return reading;
}
