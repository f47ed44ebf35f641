import HanBase
import HanLua

/// The module `hanalyze.text`: Chinese text by characters and columns.
enum TextModule {
  static var module: LuaModule {
    LuaModule(
      "hanalyze.text",
      "Helpers for Chinese text: characters instead of bytes, and display columns.",
      functions: [len, width, sub, chars, pad, half, full, trim, simplified, traditional],
      isGlobal: false, since: since)
  }

  private static let text = Parameter("text", .string, "The text.")
  private static let head = "local text = require \"hanalyze\".text\n"
  private static let gives = [ResultDescription(.string, "The text.")]

  private static var len: LuaFunction {
    LuaFunction.single(
      .init(
        "len", "How many characters a text has.", parameters: [text],
        results: [ResultDescription(.integer, "How many.")],
        example: head + "print(text.len(\"雨湖区\")) --> 3", since: since)
    ) { call in .integer(try call.string(0).count) }
  }

  private static var width: LuaFunction {
    LuaFunction.single(
      .init(
        "width", "How many columns of a terminal a text takes; 汉字 take two.", parameters: [text],
        results: [ResultDescription(.integer, "How many.")],
        example: head + "print(text.width(\"GDP增长\")) --> 7", since: since)
    ) { call in .integer(DisplayWidth.of(try call.string(0))) }
  }

  private static var sub: LuaFunction {
    LuaFunction(
      .init(
        "sub", "A part of a text, counted in characters like `string.sub` counts bytes.",
        parameters: [
          text, Parameter("first", .integer, "The first character; negative counts from the end."),
          Parameter("last", .integer, "The last character.", default: .integer(-1)),
        ], results: gives,
        example: head + "print(text.sub(\"湖南省湘潭市\", 4), text.sub(\"雨湖区\", -1)) --> 湘潭市\t区",
        since: since)
    ) { call in
      let characters = Array(try call.string(0))
      let count = characters.count
      let (from, to) = (try call.integer(1), try call.integer(2))
      let first = from < 0 ? max(1, count + 1 + max(-count, from)) : max(1, from)
      let last = to < 0 ? count + 1 + max(-count - 1, to) : min(count, to)
      return [.string(first <= last ? String(characters[(first - 1)..<last]) : "")]
    }
  }

  private static var chars: LuaFunction {
    LuaFunction.single(
      .init(
        "chars", "The characters of a text, a string each.", parameters: [text],
        results: [ResultDescription(.list(.string), "The characters.")],
        example: head + "print(#text.chars(\"雨湖区\")) --> 3", since: since)
    ) { call in .list(try call.string(0).map { .string(String($0)) }) }
  }

  private static var pad: LuaFunction {
    LuaFunction(
      .init(
        "pad", "A text with blanks up to so many columns, or cut to them.",
        parameters: [
          text, Parameter("width", .integerIn(0...10_000), "How many columns."),
          Parameter(
            "side", .choice(["left", "right", "center"]), "Where the text stands.",
            default: .string("left")),
        ], results: gives,
        example: head + "print(text.pad(\"雨湖\", 6) .. \"|\") --> 雨湖  |", since: since)
    ) { call in
      let width = try call.integer(1)
      let cut = DisplayWidth.cut(try call.string(0), to: width)
      return [
        .string(DisplayWidth.pad(cut, to: width, Alignment(rawValue: try call.string(2)) ?? .left))
      ]
    }
  }

  private static var half: LuaFunction {
    LuaFunction(
      .init(
        "half", "Full-width letters, digits and signs made half-width.", parameters: [text],
        results: gives, example: head + "print(text.half(\"ＧＤＰ　９００％\")) --> GDP 900%", since: since)
    ) { call in
      [
        .string(
          mapped(try call.string(0)) {
            $0 == 0x3000 ? 0x20 : (0xFF01...0xFF5E).contains($0) ? $0 - 0xFEE0 : $0
          })
      ]
    }
  }

  private static var full: LuaFunction {
    LuaFunction(
      .init(
        "full", "Half-width letters, digits and signs made full-width.", parameters: [text],
        results: gives, example: head + "print(text.full(\"GDP 9%\")) --> ＧＤＰ　９％", since: since)
    ) { call in
      [
        .string(
          mapped(try call.string(0)) {
            $0 == 0x20 ? 0x3000 : (0x21...0x7E).contains($0) ? $0 + 0xFEE0 : $0
          })
      ]
    }
  }

  private static var trim: LuaFunction {
    LuaFunction(
      .init(
        "trim", "A text without blanks (also full-width ones) at its ends.", parameters: [text],
        results: gives, example: head + "print(text.trim(\"　雨湖区 \") .. \"|\") --> 雨湖区|",
        since: since)
    ) { call in
      var rest = try call.string(0)[...]
      while rest.first?.isWhitespace == true { rest.removeFirst() }
      while rest.last?.isWhitespace == true { rest.removeLast() }
      return [.string(String(rest))]
    }
  }

  private static var simplified: LuaFunction {
    LuaFunction.single(
      .init(
        "simplified", "Traditional characters made simplified, one by one.", parameters: [text],
        results: gives, example: head + "print(text.simplified(\"湘潭市雨湖區\")) --> 湘潭市雨湖区",
        since: since)
    ) { call in .string(ChineseVariants.simplified(try call.string(0))) }
  }

  private static var traditional: LuaFunction {
    LuaFunction.single(
      .init(
        "traditional",
        "Simplified characters made traditional, one by one; of several the usual one.",
        parameters: [text], results: gives,
        example: head + "print(text.traditional(\"雨湖区\")) --> 雨湖區", since: since)
    ) { call in .string(ChineseVariants.traditional(try call.string(0))) }
  }

  private static func mapped(_ text: String, _ change: (UInt32) -> UInt32) -> String {
    String(
      String.UnicodeScalarView(text.unicodeScalars.map { Unicode.Scalar(change($0.value)) ?? $0 }))
  }
}
