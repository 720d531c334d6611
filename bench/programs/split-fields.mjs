// Splits standard input into lines and fields, and nothing else: what `insight rate` is measured against.
let lines = 0;
let fields = 0;
let rest = "";
for await (const chunk of process.stdin.setEncoding("utf8")) {
  const parts = (rest + chunk).split("\n");
  rest = parts.pop() ?? "";
  for (const part of parts) fields += part.split(",").length;
  lines += parts.length;
}
process.stdout.write(`${lines} ${fields}\n`);
