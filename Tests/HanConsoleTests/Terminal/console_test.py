"""Drives the real console in a pseudo-terminal: keys in, screen out.

    console_test.py POINT              runs one test; the working folder holds seeds/
    console_test.py transcript FILE    types the session blocks of a Markdown file and compares;
                                       RECORD=1 rewrites it

Prints what was wrong and ends with 1, or ends with 0. Needs pexpect.
"""
import os
import re
import subprocess
import sys
import time
import unicodedata

import pexpect

MARK = "\x1b[?2004h"  # switched on when the console begins to read
ESCAPE = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]|\x1b[=>]|\x07")


def width(text):
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


class Console:
    def __init__(self, arguments=(), size=(40, 100), **environment):
        env = {
            "PATH": os.environ["PATH"], "HOME": os.getcwd(), "TERM": "xterm", "LC_ALL": "C.UTF-8",
            "NO_COLOR": "1", "PAGER": os.environ.get("PAGER", ""),
        }
        env.update(environment)
        self.child = pexpect.spawn(
            "hanalyze", list(arguments), env={k: v for k, v in env.items() if v is not None},
            encoding="utf-8", dimensions=size, timeout=30)
        self.screen = ""

    def until_prompt(self):
        """The screen's new text up to the next prompt."""
        self.child.expect_exact(MARK)
        self.screen = self.child.before
        self.child.expect(r"(\d+|\.+)>(?:\x1b\[0m)? ")
        self.prompt = self.child.match.group(0)
        return self.plain(self.screen)

    @staticmethod
    def plain(text):
        return ESCAPE.sub("", text).replace("\r\n", "\n").replace("\r", "")

    def type(self, keys):
        self.child.send(keys)

    def ask(self, line):
        """Types a line; what is shown for it, without the line itself."""
        self.type(line + "\r")
        text = self.until_prompt()
        return text.split("\n", 1)[1] if "\n" in text else text

    def shown(self, pattern):
        self.child.expect(pattern)
        return self.plain(self.child.before + self.child.after)

    def leave(self):
        self.type("\x04")
        self.child.expect(pexpect.EOF)
        self.child.close()
        return self.child.exitstatus


def check(condition, what, *seen):
    if not condition:
        raise AssertionError(what + "".join("\n--- seen\n" + str(s) for s in seen))


def values():
    c = Console()
    c.until_prompt()
    check(c.ask("1 + 1").strip() == "2", "an expression's value is shown", c.screen)
    check(c.ask("x = 3").strip() == "", "a statement shows nothing", c.screen)
    check(c.ask("print('a')").strip() == "a", "print prints once", c.screen)
    text = c.ask('metrics{ measure = "level" }:top(100)')
    rows = [line for line in text.split("\n") if line.strip()]
    check(len(rows) > 3, "a query is shown as a table", text)
    check(all(width(line) <= 100 for line in rows), "no row is wider than the screen", text)
    check(re.search(r"\d+", rows[-1]) and len(rows) < 45, "a long table is cut with a count", text)
    text = c.ask('metrics{ measure = "level" }:totable()[1]')
    check("。" in text or "，" in text, "an observation is shown with its sentence", text)
    text = c.ask('districts["雨湖区"]')
    check("430302" in text and "湘潭" in text, "a district is shown as a card", text)
    text = c.ask("t = { a = 1, b = { 2, 3 } } t.self = t")
    text = c.ask("t")
    check("a" in text and "2" in text and "3" in text, "a Lua table is shown by content", text)
    check(c.leave() == 0, "Ctrl-D leaves")


def completion():
    c = Console()
    c.until_prompt()
    # What Tab puts in is seen by what the line then gives: libedit draws only what changes.
    for keys, wanted in [
        ("corp\t.kind", "folder"),
        ("metrics{}:cou\t() > 0", "true"),
        ("metrics{ indi\t\"gdp\" }:count() > 0", "true"),
        ('metrics{ within = "湘潭市\t }:count() > 0', "true"),
        ('districts["yuhuq\t.code', "430302"),
        ('districts["湘潭/雨湖区\t.code', "430302"),
        ('metrics{ indicator = "gdzctz\t\t', None),
    ]:
        if wanted is None:
            c.type(keys)
            c.shown("固定资产投资")
            c.type("\x15")
            continue
        text = c.ask(keys)
        check(wanted in text, keys.replace("\t", "<Tab>") + " completes", text)
    c.type('metrics{ indicator = "gd\t\t')
    c.shown("gdp_per_capita")
    c.type("\x15")
    c.type("metrics{}:latest():\t\t")
    c.shown("rank")
    c.type("\x15")
    check("5 documents" in c.ask(":o\t seeds"), "commands complete", c.screen)
    check(c.leave() == 0, "Ctrl-D leaves")


def help_():
    c = Console()
    welcome = c.until_prompt()
    check(len(welcome.strip().split("\n")) >= 3, "the first screen says what to try", welcome)
    for line in ["?metrics", "help(metrics)", 'help "metrics"', ":help metrics"]:
        text = c.ask(line)
        check("metrics{" in text, line + " explains, with an example", text)
    text = c.ask('apropos "增长"')
    check("growth" in text, "apropos searches", text)
    check(":open" in c.ask(":help"), ":help lists the commands")
    check("'metrics'" in c.ask("?metrcs") or "metrics" in c.screen, "help suggests", c.screen)
    c.leave()


def errors():
    c = Console()
    c.until_prompt()
    text = c.ask("metrcs{}")
    check("did you mean 'metrics'" in text, "a typo suggests the nearest name", text)
    check("  metrcs{}" in text, "the source line is shown", text)
    text = c.ask("x = = 2")
    check("  x = = 2" in text and "HA701" in text, "a syntax error shows its line", text)
    c.ask("function broken()\n  return nil + 1\nend")
    c.until_prompt()
    c.until_prompt()
    text = c.ask("broken()")
    check("return nil + 1" in text, "an error in an earlier input shows that line", text)
    with open("fails.lua", "w") as f:
        f.write("local a = 1\nerror('no ' .. a)\n")
    text = c.ask(":run fails.lua")
    check("fails.lua:2" in text and "error('no ' .. a)" in text, "a script's line is shown", text)
    text = c.ask("districts['雨湖去']")
    check("雨湖区" in text, "a district's typo suggests", text)
    text = c.ask("string.fromat('x')")
    check("string.format" in text, "a function's typo suggests", text)
    check(c.ask("1 + 1").strip() == "2", "the session goes on")
    check(c.leave() == 0, "errors that people saw do not change the exit status")


def interrupt():
    c = Console()
    c.until_prompt()
    c.ask("kept = 42")
    loops = [
        "while true do end",
        "pcall(function() while true do end end)",
        "coroutine.wrap(function() while true do end end)()",
        'string.rep("x", 1 << 26):find(("x*"):rep(40) .. "y")',
        "metrics{}:filter(function() while true do end end):count()",
    ]
    for loop in loops:
        c.type(loop + "\r")
        c.child.expect_exact(loop[-8:])
        c.child.expect("\n")
        time.sleep(0.4)
        c.type("\x03")
        text = c.until_prompt()
        check("stopped" in text, "Ctrl-C stops: " + loop, text)
        check(c.ask("kept").strip() == "42", "the session is kept after: " + loop, c.screen)
    c.type("half a line\x03")
    check("^C" in c.until_prompt(), "Ctrl-C drops the line")
    c.type("function f(\r")
    c.until_prompt()
    c.type("\x03")
    c.until_prompt()
    check(c.ask("kept").strip() == "42", "Ctrl-C drops an unfinished statement", c.screen)
    check(c.leave() == 0, "Ctrl-D leaves with 0")


def history():
    c = Console()
    c.until_prompt()
    c.ask("first = '湘潭'")
    c.ask("if first then\nprint(first)\nend")
    c.until_prompt()
    c.until_prompt()
    c.ask("error('never saved')")
    check("s.lua" in c.ask(":save s.lua"), "the session is saved", c.screen)
    check("exists already" in c.ask(":save s.lua"), "nothing is overwritten unasked", c.screen)
    c.leave()
    done = subprocess.run(["hanalyze", "s.lua"], capture_output=True, text=True)
    check(done.returncode == 0 and done.stdout == "湘潭\n", "the saved script runs", done)
    with open("s.lua") as f:
        check("never saved" not in f.read(), "what failed is not saved")
    check(os.stat(".local/state/hanalyze/history").st_mode & 0o777 == 0o600, "nobody else reads it")

    c = Console()
    c.until_prompt()
    c.type("\x12first =")
    c.child.expect("湘潭")
    c.type("\r")
    c.until_prompt()
    check(c.ask("first").strip().strip('"') == "湘潭", "Ctrl-R finds an older input", c.screen)
    text = c.ask(":history print(")
    check("print(first)" in text and "\n" in text.strip(), ":history searches", text)
    c.type("\x1b[A\x1b[A\r")
    c.until_prompt()
    c.leave()

    with open("editor", "w") as f:
        f.write("#!/bin/sh\nsed -i 's/^1 /41 /' \"$1\"\n")
    os.chmod("editor", 0o755)
    c = Console(EDITOR="./editor")
    c.until_prompt()
    c.ask("1 + 1")
    text = c.ask(":edit")
    check(re.search(r"\b42\b", text), ":edit runs what the editor left", text)
    c.leave()


def results():
    c = Console()
    c.until_prompt()
    c.ask("20 + 1")
    check(c.ask("_ * 2").strip() == "42", "_ is the last value", c.screen)
    check(c.ask("Out[1] + Out[2]").strip() == "63", "Out[n] is the value of input n", c.screen)
    c.ask("local a, b <const> = 1, 2")
    check(c.ask("a + b").strip() == "3", "local survives to the next line", c.screen)
    c.ask("local function twice(n) return 2 * n end")
    check(c.ask("twice(a)").strip() == "2", "so does a local function", c.screen)
    c.ask("local n = 0; function count() n = n + 1 end")
    c.ask("count() count()")
    check(c.ask("n").strip() == "2", "a function and later lines share the variable", c.screen)
    c.ask("do local inner = 1 end")
    check("nil" in c.ask("inner"), "a block's local stays in the block", c.screen)
    c.ask('"abc"')
    check(c.ask(":upper()").strip().strip('"') == "ABC", "a line may go on with _", c.screen)
    c.leave()


def editing():
    c = Console()
    c.until_prompt()
    c.type("t = {\r")
    c.until_prompt()
    check(c.prompt == ".> ", "an unfinished statement asks for more", c.prompt)
    c.ask("1, 2 }")
    check(c.ask("#t").strip() == "2", "it is run when it is finished", c.screen)
    block = "for i = 1, 2 do\n\tlocal word = '县'\n\tprint(i .. word)\nend\nprint('end')\n"
    c.type("\x1b[200~" + block + "\x1b[201~\r")
    text = c.until_prompt()
    check("1县\n2县\nend" in text, "a pasted block with tabs works", text)
    chain = "q = metrics{}\n  :top(2)\n  :count()\n"
    c.type("\x1b[200~" + chain + "\x1b[201~\r")
    c.until_prompt()
    check(c.ask("q").strip() == "2", "a pasted chain is one statement", c.screen)
    long = "\n".join("v%d = %d" % (i, i) for i in range(200)) + "\n"
    c.type("\x1b[200~" + long + "\x1b[201~")
    c.until_prompt()
    check(c.ask("v199").strip() == "199", "a pasted block longer than the screen works", c.screen)
    c.type("w = '湘潭市'\x1b[D\x1b[D\x7f\x7f阴\x1b[C县\r")
    c.until_prompt()
    check(c.ask("w").strip().strip('"') == "阴市县", "wide characters edit correctly", c.screen)
    c.type("#'一二三四五'\x1b[D\x7f\x01\x1b[C\x05\r")
    text = c.until_prompt()
    check(text.strip().split("\n")[-1].strip() == "12", "one key deletes one character", text)
    c.leave()
    done = subprocess.run(
        ["hanalyze"], input="1 + 1\nif true then\nprint('县')\nend\nlocal a = 5\na\n",
        capture_output=True, text=True)
    check(done.stdout == "2\n县\n5\n", "a pipe prints plainly", done)
    done = subprocess.run(["hanalyze"], input="nothing()\n1\n", capture_output=True, text=True)
    check(done.returncode == 2 and done.stdout == "1\n", "a failure in a pipe is told", done)
    done = subprocess.run(["hanalyze"], input="f(", capture_output=True, text=True)
    check(done.returncode == 2 and "HA701" in done.stderr, "an unfinished end is told", done)


def commands():
    c = Console()
    c.until_prompt()
    check(re.search(r"\d ms|\d s", c.ask(":time 1 + 1")), ":time", c.screen)
    check("iB" in c.ask(":mem"), ":mem", c.screen)
    os.mkdir("other")
    with open("other/a.txt", "w") as f:
        f.write("2024年，雨湖区地区生产总值完成300.5亿元，增长5.7%。\n")
    before = c.ask("#corpus").strip()
    check("1 document" in c.ask(":open other"), ":open", c.screen)
    check(c.ask("#corpus").strip() == "1" and before == "5", "the corpus is the other", c.screen)
    check("HA221" in c.ask(":open nowhere"), "a corpus that is not there is told", c.screen)
    check(c.ask("#corpus").strip() == "1", "and changes nothing", c.screen)
    text = c.ask(":import other --store new.db")
    check("1 new" in text, ":import", text)
    check("1 document" in c.ask(":open new.db"), "the store can be opened", c.screen)
    # A table of words beside what is opened counts, and goes with it.
    os.mkdir("clouds")
    with open("clouds/a.txt", "w") as f:
        f.write("2024年，全区云上算力规模达到500台。\n")
    with open("clouds/catalog.tsv", "w") as f:
        f.write("kind\tname\tid\tunit\nindicator\t云上算力规模\tcloud\t台\n")
    named = 'require "hanalyze".indicators["cloud"]'
    check("HA" in c.ask(named) or "nil" in c.screen, "no such indicator before", c.screen)
    c.ask(":open clouds")
    check("云上算力规模" in c.ask(named), ":open knows the words beside the folder", c.screen)
    check("1 new" in c.ask(":import clouds --store clouds/c.db"), ":import", c.screen)
    c.ask(":open seeds")
    check("云上算力规模" not in c.ask(named), "another corpus does not", c.screen)
    c.ask(":open clouds/c.db")
    check("云上算力规模" in c.ask(named), ":open knows the words beside the store", c.screen)
    check(c.ask('#metrics{ indicator = "cloud" }').strip() == "1", "they were read with", c.screen)
    c.ask(":open new.db")
    c.ask('metrics{ measure = "level" }:table()')
    text = c.ask(":why 1")
    check("300.5" in text, ":why explains a table's row", text)
    check("HA708" in c.ask(":why 99"), ":why tells of a row that is not there", c.screen)
    with open("hello.lua", "w") as f:
        f.write("--- Greets.\n-- @param name string \"you\"  Whom\nprint('hello ' .. arg.name)\n"
                "greeted = arg.name\n")
    check("hello 湘潭" in c.ask(":run hello.lua --name 湘潭"), ":run", c.screen)
    check("湘潭" in c.ask("greeted"), "a script's globals stay", c.screen)
    c.ask(":set rows 3")
    check("rows 3" in c.ask(":set"), ":set shows", c.screen)
    c.ask(":set lang zh")
    check("离开" in c.ask(":help"), "help in Chinese", c.screen)
    c.ask(":set lang en")
    check("HA851" in c.ask(":sve") and "'save'" in c.screen, "an unknown command", c.screen)
    c.ask(":open seeds")
    with open("pager", "w") as f:
        f.write("#!/bin/sh\necho the pager got $(wc -l) lines\n")
    os.chmod("pager", 0o755)
    c.ask("metrics{}")
    c.type(":page\r")
    c.child.expect("the pager got ([0-9]+) lines")
    check(int(c.child.match.group(1)) > 50, ":page shows the whole", c.child.match.group(0))
    c.until_prompt()
    c.type(":quit\r")
    c.child.expect(pexpect.EOF)


def debugging():
    with open("stops.lua", "w") as f:
        f.write("local outer = '湘'\nlocal function f(a)\n  local b = a * 2\n  console()\n"
                "  return b, outer\nend\nprint(f(21))\n")
    c = Console(["stops.lua"])
    text = c.until_prompt()
    check("stops.lua:4" in text and "b" in text, "it says where it waits", text)
    check(c.ask("a, b").split() == ["21", "42"], "locals are in reach", c.screen)
    check("湘" in c.ask("outer"), "upvalues are in reach", c.screen)
    c.ask("b = 7")
    c.ask("outer = '潭'")
    c.type("while true do end\r")
    c.child.expect("end\r*\n")
    c.type("\x03")
    check("stopped" in c.until_prompt(), "Ctrl-C stops an input, not the script", c.screen)
    check(c.ask("b").strip() == "7", "the script's state is kept", c.screen)
    c.type("\x04")
    c.child.expect("7\t潭|7 +潭")
    c.child.expect(pexpect.EOF)
    c.child.close()
    check(c.child.exitstatus == 0, "the script goes on and ends well")

    with open("waits.lua", "w") as f:
        f.write("local seen\nlocal co = coroutine.wrap(function(a)\n  local b = a + 1\n"
                "  pcall(console)\n  seen = b\n  coroutine.yield(b)\nend)\nprint(co(1), seen)\n")
    c = Console(["waits.lua"])
    c.until_prompt()
    check(c.ask("a, b").split() == ["1", "2"], "a coroutine's locals are in reach", c.screen)
    c.ask("b = 'set'")
    c.type("\x04")
    c.child.expect("set\tset")
    c.child.expect(pexpect.EOF)

    with open("fails.lua", "w") as f:
        f.write("local function g(list)\n  local n = #list\n  return n + list.missing\nend\n"
                "g{ 1, 2 }\n")
    c = Console(["--console-on-error", "fails.lua"])
    text = c.until_prompt()
    check("fails.lua:3" in text, "--console-on-error opens it at the error", text)
    check(c.ask("n").strip() == "2", "with the locals in reach", c.screen)
    c.type("\x04")
    c.child.expect("HA702")
    c.child.expect(pexpect.EOF)
    c.child.close()
    check(c.child.exitstatus == 2, "the script has failed all the same")
    done = subprocess.run(["hanalyze", "stops.lua"], input="print(b)\n", capture_output=True,
                          text=True)
    check(done.stdout == "42\n42\t湘\n", "a console in a script reads a pipe", done)


def terminals():
    c = Console(NO_COLOR=None)
    c.until_prompt()
    c.ask("nothing()")
    check("\x1b[31m" in c.screen, "errors are coloured", repr(c.screen))
    c.leave()
    c = Console()
    c.until_prompt()
    c.ask("nothing()")
    check("\x1b[3" not in c.screen, "NO_COLOR is respected", repr(c.screen))
    c.leave()
    c = Console(TERM="dumb", NO_COLOR=None)
    c.child.expect("1> ")
    c.type("nothing()\r")
    c.child.expect("2> ")
    check("\x1b" not in c.child.before, "a dumb terminal gets no escapes", repr(c.child.before))
    c.type("1 + 1\r")
    c.child.expect("2\r\n")
    c.type("\x03")
    c.child.expect("> ")
    c.type("\x04")
    c.child.expect(pexpect.EOF)
    c = Console(LC_ALL="POSIX")
    c.until_prompt()
    check("湘潭" in c.ask("'湘潭'"), "汉字 work in a locale that has none", c.screen)
    c.leave()


def transcript():
    """One session, in the blocks ```session of a file. A line `N> INPUT` is typed, what follows it is
    what is shown; ` ^C` at its end is typed while the input runs; `…` stands for anything."""
    with open(sys.argv[2]) as f:
        lines = f.read().split("\n")
    c = Console()
    c.until_prompt()
    prompt = re.compile(r"(\d+|\.+)> ")
    made, wrong, inside, number = [], [], False, 0
    while number < len(lines):
        line = lines[number]
        number += 1
        made.append(line)
        if line.startswith("```"):
            inside = line == "```session"
        elif inside and prompt.match(line):
            expected = []
            while not lines[number].startswith("```") and not prompt.match(lines[number]):
                expected.append(lines[number])
                number += 1
            keys = line.split("> ", 1)[1]
            if not line.startswith(c.prompt):
                wrong.append(f"{number}: the prompt is {c.prompt!r} at: {line}")
                made[-1] = c.prompt + keys
            if keys.endswith(" ^C"):
                c.type(keys[:-3] + "\r")
                c.child.expect("\n")
                time.sleep(0.5)
                c.type("\x03")
                text = c.until_prompt()
            else:
                text = c.ask(keys)
            found = text.rstrip("\n").split("\n") if text.strip("\n") else []
            pattern = "\n".join(re.escape(e).replace("…", ".*") for e in expected)
            if re.fullmatch(pattern, "\n".join(found)):
                made += expected
            else:
                wrong.append("\n".join([f"{number}: {line}"] + found))
                made += found
    c.leave()
    if wrong and os.environ.get("RECORD", "0") not in ("", "0"):
        with open(sys.argv[2], "w") as f:
            f.write("\n".join(made))
    check(not wrong, "the session is another (RECORD=1 rewrites it)", *wrong)


def importing():
    """Ctrl-C stops `:import`, what was finished is kept, and the console goes on."""
    os.makedirs("bin")
    os.makedirs("pages")
    with open("bin/pdftotext", "w") as f:
        f.write('#!/bin/sh\nsleep 0.1\nfor last; do :; done\n'
                'echo "2024年，雨湖区地区生产总值完成300.5亿元，增长5.7%。" > "$last"\n')
    os.chmod("bin/pdftotext", 0o755)
    for number in range(120):
        with open(f"pages/{number:03}.pdf", "w") as f:
            f.write("%PDF-1.4\n" + str(number) * 2000)
    c = Console(PATH=os.getcwd() + "/bin:" + os.environ["PATH"])
    c.until_prompt()
    c.type(":import pages --store new.db\r")
    c.child.expect(r"[1-9]\d*/120 documents")
    c.type("\x03")
    text = c.until_prompt()
    found = re.search(r"new\.db: (\d+) new, 0 changed, 0 unchanged, 0 failed", text)
    check(found and 0 < int(found.group(1)) < 120, "what was finished is counted", text)
    check(f"stopped with {120 - int(found.group(1))} documents left" in text, "it says so", text)
    check(c.ask("1 + 1").strip() == "2", "the console goes on", c.screen)
    check(f"{found.group(1)} documents" in c.ask(":open new.db"), "the store holds it", c.screen)
    c.type("while true do end\r")
    time.sleep(0.5)
    c.type("\x03")
    check("stopped" in c.until_prompt(), "Ctrl-C stops scripts as before", c.screen)
    check(c.ask("2 + 1").strip() == "3", "and the console goes on", c.screen)
    check(c.leave() == 0, "Ctrl-D leaves")


TESTS = {
    "transcript": transcript, "importing": importing,
    "values": values, "completion": completion, "help": help_, "errors": errors,
    "interrupt": interrupt, "history": history, "results": results, "editing": editing,
    "commands": commands, "debugging": debugging, "terminals": terminals,
}

if __name__ == "__main__":
    os.environ["PAGER"] = "./pager"
    try:
        TESTS[sys.argv[1]]()
    except AssertionError as error:
        print(f"{sys.argv[1]}: {error}")
        sys.exit(1)
    except (pexpect.TIMEOUT, pexpect.EOF) as error:
        print(f"{sys.argv[1]}: waited in vain\n{error}")
        sys.exit(1)
