import HanBase
import HanCatalog

extension Analyzer {
  /// 全市GDP10151亿元，第三产业增加值7396亿元。\n13个区县的成绩单也出炉了。(余杭区1495亿元): a paragraph that opens with the news of all places
  /// within turns back to what the section began with.
  func noteNewsOfPlaces() {
    guard let headline = carry.headline, sentenceEnd - sentenceStart <= 150,
      carry.topicIndicator != headline.indicator
    else { return }
    let range = sentenceStart..<sentenceEnd
    guard
      let news = text.anyFind(
        ["成绩单", "答卷", "排行榜", "榜单", "座次", "战报", "数据", "排名", "经济情况", "经济表现"], in: range),
      text.anyFind(["出炉", "公布", "揭晓", "发布", "亮相", "晒出", "公开", "披露", "来了"], in: news..<sentenceEnd)
        != nil,
      text.anyFind(
        ["区县", "县区", "县市", "市县", "市州", "州市", "地市", "市区县", "各区", "各县", "各市", "城市", "省份", "设区市"],
        in: range
      )
      .map({ $0 < news }) == true,
      !tokens.run(from: 0).contains(where: { $0.kind == .word && $0.isIndicator })
    else { return }
    returnTo(headline.phrase, headline.indicator)
  }
}
