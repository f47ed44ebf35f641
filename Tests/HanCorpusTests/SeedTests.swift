import HanBase
import HanCorpus
import Testing

/// What a reader sees on the five pages: sections, speakers, and sentences put together again.
@Suite struct SeedTests {
  private func seed(_ number: Int) throws -> Document {
    let seed = try Files.seeds()[number]
    return try DocumentReader().read(seed.bytes, name: seed.name)
  }

  /// All sentences of the seeds that a column, page or line broke.
  @Test(
    arguments: [
      (0, "在此基础上,该区积极探索社区兜底覆盖、龙头企业带动等模式,先后在霞光社区、长塘社区成立新就业群体综合党支部和互联网行业党支部,推动党的组织和工作触角向新兴领域延伸。"),
      (0, "香气四溢的茶油焖鸡让食客赞不绝口"),
      (0, "吸引6.2万人参与;将“移动就业直通车”开进农村集市"),
      (0, "全力支持以湘钢为龙头的先进钢材材料产业集群"),
      (0, "实现年减排烟尘3200吨、二氧化硫3000吨、氮氧化物3500吨"),
      (1, "电解液、隔膜等配套企业也纷纷集聚落地，形成了“龙头带动、集群发展”的良性生态。"),
      (1, "鹤岭片区先进能源材料及电池产业集群的快速壮大，不仅印证了“龙头引领、配套集聚”发展模式的实效，更凸显了科技创新对产业链向高端延伸的关键支撑作用。"),
      (1, "年均增速保持6.2%，在区域经济格局中稳稳站稳脚跟：固定资产投资年均增长5.1%"),
      (1, "雨湖区在农业领域的转型突破尤为亮眼，不仅成功创建“国家级农业现代化示范区”"),
      (1, "让创新“活水”源源不断地流向产业一线。"),
      (1, "其中国省级企业创新平台20家，为科创企业提供了优质的“孵化摇篮”。"),
      (1, "4万余名群众告别“旧乱差”的居住环境，社区学校、食堂、养老服务同步配套，让“老小区”承载起“新生活”的便利与温暖。"),
      (1, "如今“全覆盖、多层次”的保障格局已基本形成。"),
      (1, "特殊群体关爱上，雨湖区的残疾人帮扶工作登上央视《新闻联播》"),
      (2, "城乡帮困相关经验入选全国创新社会治理百佳案例"),
      (2, "现在,通过新媒介,党建工作的触角,进一步延伸到我们每一个社区微信群"),
      (3, "近三年湘潭地区生产总值年均增长5.7%,2024年上半年增速保持全省第一方阵。"),
      (3, "9月22日,湘潭党史馆,人们仿佛进入时光隧道,在一张张生动照片、一个个历史瞬间中,感受75年的家国巨变,触摸一段温暖奋进的集体记忆。"),
      (3, "近三年湘潭市固定资产投资年均增长7.7%,进入同类市州三甲行列,创近年最好成绩。"),
      (3, "近三年湘潭规模以上服务业营收增速保持两位数以上增长,规模以上服务业企业达430家,成为全市经济增长重要支撑。"),
      (3, "湘潭省级及以上产业园区亩产税收达到12.37万元/亩,提升幅度达19.8%。"),
      (3, "162项政务服务实现长株潭“跨域通办”。"),
      (4, "外贸进出口增幅位居全市之首，为雨湖区对外开放和经济多元化发展注入了强劲动力。"),
      (4, "北京国际数据交易所雨湖设立“数据要素服务中心”，更是对雨湖区数字经济发展潜力的高度认可。"),
      (4, "未来，雨湖区将进一步推动创新链、产业链、资金链、人才链深度融合"),
      (4, "更是让每一位居民都能感受到生活的兜底保障，城市低保、城市特困、残疾人“两补”等全面提标"),
    ] as [(Int, String)])
  func brokenSentencesAreWhole(_ number: Int, _ words: String) throws {
    let texts = try seed(number).sentenceTexts
    #expect(texts.contains { $0.contains(words) })
  }

  /// What must stay apart: neither neighbours nor far ends may be fused.
  @Test(
    arguments: [
      (0, "劲动力。地处"), (0, "报告解读五年"), (1, "模式的底盘"), (1, "社等”跨越"), (1, "高地实效"), (3, "担当充分发挥"),
      (4, "人才链深度融合。重民生"), (4, "资雨湖区"), (2, "副总经理)2020"),
    ] as [(Int, String)])
  func nothingIsFused(_ number: Int, _ words: String) throws {
    let document = try seed(number)
    let text = String(decoding: document.text, as: UTF8.self)
    #expect(!text.contains(words))
    #expect(!document.sentenceTexts.contains { $0.contains("\n") })
  }

  @Test func headingsAreRecognised() throws {
    let expected: [[String]] = [
      [
        "再踏层峰辟新天", "湖南“十四五”高质量发展图景·湘潭", "潮涌岳塘", "——一座中部城区的高质量发展答卷",
        "强基固本——党建引领提升治理新效能", "幸福加码——民生实事擦亮温暖底色", "向新而行——产业跃迁重塑发展“新引擎”",
      ],
      [
        "再踏层峰辟新天", "湖南“十四五”高质量发展图景·湘潭雨湖答卷", "风起湘江畔 雨湖立潮头", "湘潭市雨湖区“十四五”发展成就全景扫描",
        "底盘稳，韧性足，千年雨湖综合实力攀新高", "集群驱动创新引领，构筑现代产业高地", "城乡蝶变展新颜，民生福祉暖人心",
      ],
      [
        "践行“三高四新” 打造“一区两城”", "朝着建设现代化新荷塘目标奋勇前进", "——荷塘区第六次党代会专题报道(上)", "编者按",
        "1. 看综合实力 发展活力明显释放", "报告解读", "一线见证 优质项目青睐荷塘“聚宝盆”", "2. 看发展质效 创新力竞争力持续增强", "报告解读",
        "一线见证 创新力竞争力持续增强", "3. 看城区品质 城市功能明显升级", "报告解读", "一线见证 城市功能明显升级", "4. 看乡村振兴 农村面貌日新月异",
        "报告解读", "一线见证 农村面貌日新月异", "一线见证 驻村干部，激活乡村振兴的一池春水", "回顾这五年", "「幸福账单」 荷塘答卷 「酬奋斗」 践初心",
        "5. 看民生事业 人民福祉不断改善", "报告解读", "一线见证 孤寡失能老人，一个电话就可叫来上门服务", "6. 看党的建设 党建引领成效显著", "报告解读",
        "一线见证 党建服务触角延伸到家门口", "数读成绩单",
      ],
      [
        "砥砺奋进铸辉煌", "——湘潭市发展和改革成就综述", "经济强统筹,肩扛责任勇担当", "政策抢机遇,群策群力谋发展", "项目稳投资,凝心聚力勇争先",
        "园区兴产业,真抓实干促升级", "改革添动能,创新引领激活力", "协同强合作,齐心协力助融合", "转型绘蓝图,追新逐绿亮底色", "服务增福祉,用心用情为人民",
      ],
      [
        "破层级提质效 扁平化治理和谐润心", "千年雨湖 幸福与共", "湘潭市雨湖区推进经济社会发展纪实", "招项目优结构 引产业发展新动能",
        "重民生办实事 标注民生福祉新高度",
      ],
    ]
    for (number, headings) in expected.enumerated() {
      let document = try seed(number)
      let found = document.sections.filter { $0.kind == .heading }.map { document.string($0.span) }
      #expect(found.map(Self.plain) == headings.map(Self.plain), "seed \(number)")
    }
  }

  /// Commas of either width are alike here; the seeds mix them.
  private static func plain(_ text: String) -> String {
    String(text.map { $0 == "," ? "，" : $0 })
  }

  @Test func captionsStandApart() throws {
    let captions = try (0..<5).map { number in
      let document = try seed(number)
      return document.sections.filter { $0.kind == .caption }.map { document.string($0.span) }
    }
    #expect(
      captions == [
        [
          "治理后的荪湖生态公园,风景宜人。", "▲小谷叮循环书仓全国首店落户岳塘区。", "◀岳塘区依托湘超赛事热度,进一步撬动消费市场。",
          "地处长株潭城市群生态“绿心”核心区的湘潭市岳塘区。",
        ],
        [
          "▲窑湾历史文化街区夜景。", "▲湘潭市雨高开发投资集团有限公司外景。", "▲雨湖区姜畲现代农业示范园。",
          "▲雨湖区和平街道利社社区“邻里节”活动一派欢腾。",
        ],
        ["荷塘区红旗商圈全景图(杨淑如摄)"],
        [],
        [
          "鸟瞰万楼。", "雨湖区“社区食堂”解决老年群体“用餐难”。", "8月29日，全省首台QCD-800型92吨纯电动机车在湖南湘牵工业有限公司下线。",
          "雨湖区昭潭街道街社一体政务服务中心。", "2024老潭州纳凉季系列活动精彩上演。", "(本版图片均由雨湖区委宣传部提供)",
        ],
      ])
  }

  @Test func testimoniesHaveTheirSpeakers() throws {
    let document = try seed(2)
    let testimonies = document.sections.filter { $0.kind == .testimony }
    #expect(
      testimonies.compactMap { $0.speaker.map(document.string) } == [
        "黄婷(三一智慧钢铁城副总经理)", "钟颖(株洲中大机械有限责任公司总经理)", "刘开全(荷塘区荷塘月色小区居民)",
        "邵亮(荷塘区仙霞镇樟霖村驻村工作队员)", "邵亮(荷塘区仙霞镇樟霖村驻村工作队员)", "桂凌云(荷塘区民政局副局长)",
        "袁意(荷塘区太阳村党员)",
      ])
    #expect(testimonies.allSatisfy { $0.sentences.count > 2 })
    let heads = testimonies.map { document.string(document.sections[$0.heading].span) }
    #expect(heads.allSatisfy { $0.hasPrefix("一线见证") })
    // What stands under the next heading is the newspaper's again.
    let bodies = document.sections.filter { $0.kind == .body && $0.heading >= 0 }
    #expect(bodies.allSatisfy { $0.speaker == nil })
  }

  @Test func listsAndCallouts() throws {
    let list = try seed(2)
    let items = try #require(list.sections.first { $0.kind == .list })
    #expect(items.sentences.count == 9)
    #expect(list.string(list.sentences[items.sentences.lowerBound].span).hasPrefix("五年来,地区生产总值、"))
    let page = try seed(3)
    #expect(page.sections.filter { $0.kind == .callout }.count == 6)
    let others = try [0, 1, 2, 4].map { try seed($0).sections.filter { $0.kind == .callout }.count }
    #expect(others == [0, 0, 0, 0])
  }

  /// A number with `**` around it maps to its digits on disk, without the asterisks.
  @Test func boldNumbersKeepTheirPlace() throws {
    let seed = try Files.seeds()[3]
    let document = try DocumentReader().read(seed.bytes, name: seed.name)
    let text = String(decoding: document.text, as: UTF8.self)
    #expect(!text.contains("*"))
    for words in ["5.7%", "430", "19.8%"] {
      let bytes = Array(words.utf8)
      let places = document.text.indices.filter { document.text[$0...].starts(with: bytes) }
      try #require(places.count == 2)
      for place in places {
        let there = document.map.disk(Span(place, place + bytes.count)).range
        #expect(Array(seed.bytes[there]) == bytes)
      }
    }
  }

  /// The joined words of two columns: each half maps to where it stands.
  @Test func farRestsMapToTheirPlaces() throws {
    let seed = try Files.seeds()[1]
    let document = try DocumentReader().read(seed.bytes, name: seed.name)
    let bytes = Array("居住环境，社区学校、食堂".utf8)
    let place = try #require(
      document.text.indices.first { document.text[$0...].starts(with: bytes) })
    let half = Array("居住环境，社".utf8).count
    let first = document.map.disk(Span(place, place + half)).range
    let second = document.map.disk(Span(place + half, place + bytes.count)).range
    #expect(String(decoding: seed.bytes[first], as: UTF8.self) == "居住环境，社")
    #expect(String(decoding: seed.bytes[second], as: UTF8.self) == "区学校、食堂")
    #expect(second.lowerBound < first.lowerBound)
  }

  @Test func joinsAreReported() throws {
    let counts = try (0..<5).map { number in
      try seed(number).diagnostics.filter { $0.code == .sentenceJoined }.count
    }
    #expect(counts == [5, 9, 2, 0, 4])
  }
}
