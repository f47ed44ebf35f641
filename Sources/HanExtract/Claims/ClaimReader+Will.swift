import HanBase
import HanCatalog

extension ClaimReader {
  // MARK: who will do something

  /// 基地也将同步开放公共检测平台: a body before 将 and a deed behind it make an intention.
  func acts(_ at: Int, _ after: Int) -> Bool {
    // 将在县委领导下…, and no 将在十月举行.
    let isLed = text.has("在", at: after) && isUnder(after)
    guard isLed || text.any(ClaimReader.deeds, at: after) != nil, !putsBefore(after) else {
      return false
    }
    return isBehindActor(at)
  }

  private func isUnder(_ at: Int) -> Bool {
    let end = min(line.clauseEnd(at), at + 150)
    return text.anyEnds("领导下", "指导下", "支持下", "带领下", "关心下", "坚强领导下", "基础上", at: end) != nil
      && end < line.end || text.anyFind(["方面", "领域", "基础上", "环节"], in: at..<end) != nil
  }

  /// Whether the words before 将 end in somebody who can act, or leave open who does.
  private func isBehindActor(_ at: Int) -> Bool {
    let clause = line.clauseStart(at)
    var end = at
    while let length = text.anyEnds(ClaimReader.lightWords, at: end), end - length >= clause {
      end -= length
    }
    if end <= clause {
      // 下一步，将…; 今年将…: nobody is named.
      if end < at { return true }
      let index = line.mark(from: clause) - 1
      guard index >= 0, Int(line.marks[index].end) == clause else { return false }
      let before = Int(line.marks[index].start)
      return text.anyEnds(ClaimReader.comingTimes, at: before) != nil
        || text.anyEnds("今年", "时期", "期间", at: before) != nil
    }
    if text.anyEnds(ClaimReader.noPersons, at: end) != nil { return false }
    if text.anyEnds(ClaimReader.actors, at: end) != nil || endsAsBureau(end) { return true }
    // 双柏将…: a place by its short name.
    var from = max(clause, end - 30)
    while from < end, text[from] & 0xC0 == 0x80 { from += 1 }
    while from < end {
      if let found = area(at: from, limit: end), found.end == end { return true }
      from += text.scalar(from).length
    }
    return false
  }

  private static let lightWords: [StaticString] = [
    "也", "还", "又", "都", "均", "更", "则", "就", "未来", "今后", "下一步", "明年", "今年", "接下来", "下半年", "同时", "随后",
    "一定", "定", "，",
  ]

  /// What ends like a place or a body and is none that acts.
  private static let noPersons: [StaticString] = [
    "城市", "超市", "夜市", "上市", "股市", "楼市", "景区", "全部", "内部", "项目部", "大会", "盛会", "晚会", "住院",
  ]

  private static let actors: [StaticString] = [
    "我们", "咱们", "市", "县", "区", "镇", "乡", "村", "州", "省", "旗", "盟", "街道", "社区", "我局", "我委", "我办",
    "我院", "我厅",
    "县里", "市里", "区里", "镇里", "村里", "州里", "省里", "县委", "市委", "区委", "省委", "州委", "旗委", "政府", "部门", "单位",
    "公司", "集团", "企业", "协会", "联盟", "委员会", "中心", "基地", "管委会", "学校", "学院", "大学", "医院", "银行", "法院",
    "检察院", "人大", "政协", "常委会", "代表团", "党委", "党组", "支部", "专班", "指挥部", "领导小组", "工会", "妇联", "团委",
    "各级", "各地", "双方", "三方", "两地", "三地", "合作社", "研究院", "办公室", "理事会", "商会", "干部", "党员", "代表们", "委员们",
    "厅", "机关", "发改委", "经委", "卫健委", "国资委", "团队",
  ]

  /// What somebody does to keep a promise; behind other words 将 may put an object first.
  private static let deeds = WordSet(
    "同步", "紧盯", "带头", "严查", "严打", "严控", "完成", "启动", "实施", "开展", "组织", "出台", "制定", "建设", "建成",
    "新建", "改造", "引进", "培育", "开放", "开通", "投入", "扩大", "拓展", "延伸", "支持", "鼓励", "帮助", "服务", "联合",
    "联动", "协同", "对接", "争创", "形成", "实现", "提高", "增强", "改善", "推出", "举办", "承办", "建立", "设立", "组建",
    "成立", "加速", "提速", "助力", "赋能", "擦亮", "叫响", "做强", "做大", "做优", "做精", "做实", "壮大", "补齐", "补强",
    "破解", "解决", "防范", "化解", "守护", "守住", "保障", "维护", "促进", "带动", "撬动", "激发", "释放", "盘活", "整合",
    "规范", "清理", "整治", "淘汰", "更新", "修复", "保护", "传承", "弘扬", "挖掘", "讲好", "建好", "管好", "用好", "用足",
    "打好", "打赢", "打响", "唱响", "走好", "迈向", "朝着", "向着", "沿着", "会同", "通过", "借助", "利用", "结合", "本着",
    "恪守", "履行", "接受", "倾听", "回应", "让", "使", "全程", "全方位", "多措并举", "分步", "分批", "逐步", "逐年", "适时",
    "尽最大", "竭尽", "率先", "优先", "织密", "织牢", "筑牢", "夯实", "扛牢", "扛起", "担起", "拿出", "拧紧", "拓宽", "畅通",
    "放大", "兑现", "对标", "紧跟", "跟进", "引领", "奋勇", "苦干", "实干", "真抓", "狠抓", "精准", "精心", "用心", "用情",
    "倾力", "倾情", "倾心", "竭力", "尽力", "尽心", "与", "同", "为", "面向", "邀请", "吸引", "招引", "承接", "融入", "加入",
    "参与", "配合", "配齐", "增派", "增加", "增设", "增开", "追加", "加密", "攻克", "突破", "研发", "开发", "开辟", "开拓",
    "布局", "谋划", "抓实", "抓细", "抓牢", "抓紧", "督促", "指导", "监督", "跟踪", "回访", "走访", "下沉", "派出", "选派",
    "选拔", "培养", "培训", "遴选", "表彰", "奖励", "补贴", "减免", "降低", "缩短", "简化", "取消", "压缩", "压减", "坚定",
    "满怀", "肩负", "不负", "不忘", "不辱", "常态化", "精益求精", "多方", "多渠道", "分类", "分级", "因地制宜", "因势利导",
    "再接再厉", "再创", "更好", "真正", "尽快", "时时", "处处", "带领", "团结", "携", "乘着", "紧抓", "抢占", "抢先", "瞄着", "依法",
    "定期", "严厉", "毫不", "常抓", "跑出", "干出", "交出", "书写", "谱写")
}
