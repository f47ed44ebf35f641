#!/usr/bin/env python3
"""Write Sources/HanCatalog/Data/predicates.tsv, the words that name nothing that could be measured.

    Tools/make-predicates.py DICT

DICT is dict.txt of the package jieba 0.42.1 on PyPI (MIT licence): words with how often they were seen and
their part of speech. Taken from it are, of two to four characters,
  plain  adverbs, conjunctions, prepositions, pronouns, directions, times, measure words, adjectives
         and idioms: 随后, 均, 往后, 仅次于, 旗鼓相当
  verb   verbs: 公布, 超越; not those that tell by themselves what is counted (接待, 授权)
  noun   nouns that could be taken apart into the words above: 高中, 之比
The verbs that name are those at the ends of the catalogue's names and the ones listed here.
"""
import os, sys

root = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "Sources/HanCatalog")
PLAIN = {"d", "c", "p", "r", "rr", "rz", "f", "t", "q", "y", "z", "e", "o", "ad", "vd", "a", "i", "u", "ug"}
VERBS = {"v", "vi", "vq"}
NOUNS = {"n", "vn", "an", "j", "nz", "nt"}
OFTEN = {"i": 10, "a": 10, "t": 10, "v": 20}
AMOUNTS = {"许多", "若干", "一些", "大部分", "大多数", "多数", "大多", "少数", "全部", "其余", "其他", "其它", "所有", "个别", "部分", "一批",
    "过亿", "过万", "破亿", "破万", "上亿", "上万", "过半", "过千", "破千", "为正", "为负", "转正", "转负",
    "往后数", "往下数", "再往后", "再往下", "往前数", "数下来"}
# Single characters that lead to a name or follow one.
SINGLES = (
    "的了着过地得所而则却也都还更就才仅只又再均皆亦已曾将正刚尚仍暂约逾近共各每另本该此这那其某对向把被让使由从自到至于在为是有与和同及或且并虽但因若如按以较比"
    "前后上下中内外间里首末高低快慢多少大小远超破跌涨升降增减居列排达位名第之即便恰竟独合约来去看说称"
)
# Verbs that tell what is counted, in amounts and rates too; and nouns that DICT calls something else.
NAMING = set(
    """
    产能 产量 到期 逾期 付息 投放 担保 贴息 上解 欠缴 留存 划转 分成 本级 占用 保护 外购 撤回 频次 次数 频率 信访 湿地 大健康 一般 较差 较好 良好 优良 优秀 合格 中等 轻度 中度 重度 预算 测评 付费 比例 沿线 之比 之和 之差 之外 掏腰包 自筹 自付 居住 衣着 交通 通信 成交 成交量 接待 死亡 授权 新增 净增 脱贫 就业 创收 增收 减收 超收 捐款 捐赠 募集 筹资 融资 引资 贷款 存款 缴纳 放款 理赔 赔付 退税 减税
    降费 让利 补助 补贴 救助 资助 奖励 采购 销售 批发 零售 出售 售出 收购 回购 转让 出让 签约 履约 结算 支付 兑付 交易 上缴 结存 结余
    盈利 盈余 亏损 欠款 负债 借款 投保 参保 承保 理财 招生 毕业 入学 升学 辍学 录取 报考 出生 结婚 离婚 登记 注册 迁入 迁出 流入 流出
    搬迁 安置 转移 受灾 受益 覆盖 绿化 造林 播种 种植 养殖 出栏 存栏 屠宰 捕捞 开采 发电 用电 用水 供水 供电 供气 供热 排放 减排 回收
    运送 发送 到达 起降 通航 通车 开行 开通 在建 竣工 开工 投产 施工 改造 改建 扩建 新建 建成 装机 并网 入网 上网 出货 产出 投入 支出
    收入 进口 出口 进出口 引进 输出 输入 外出 务工 出游 过夜 入住 出租 租赁 空置 认证 检测 抽检 检查 巡查 查处 立案 结案 受理 审结 办结
    起诉 逮捕 批捕 侦破 缴获 处分 问责 培训 体检 筛查 接种 住院 就诊 门诊 接诊 献血 报销 申报 申请 专利 上市 挂牌 控股 参股 持股 分红
    增速 增幅 降幅 涨幅 跌幅 无霜期 首位度 系列 份额 名额 合同 订单 排名 排位 位次 得分 评分 总分 工资 薪酬 平均 人均 户均 亩均 地均 年均
    自然 综合 常住 户籍 流动 老龄 中小 高新 东西 南北 城乡 中部 西部 东部 初中 高中 小学 中学 大学 零部件 出产 首批 首套 二手 占地 耕作
    亩产 单产 总产 年产 日产 产自 食品 教育 娱乐 联运 施肥 投工 装修 装备 制造 加工 合作 保险 保障 保费 消费 储蓄 储备 库存 周转 客运 货运
    运输 仓储 配送 快递 寄递 维修 服务 咨询 设计 研发 投资 筹建 承包 承揽 承接 外包 代理 经营 营业 营收 应收 应付 预收 预付 提供 发放 拨付
    下达 安排 争取 落实 到位 到账 解决 化解 处置 清收 追回 挽回 节约 节能 节支 压减 压缩 削减 减负 减免 免征 抵扣 返还 缓缴 延期 展期
    """.split()
)


def rows(path):
    with open(path, encoding="utf-8") as f:
        for line in f:
            word, count, tag = line.split()
            yield word, int(count), tag


def is_han(word):
    return all("一" <= c <= "鿿" for c in word)


def catalogue():
    """The names of indicators."""
    names = set()
    for line in open(os.path.join(root, "Data/indicators.tsv"), encoding="utf-8"):
        fields = line.rstrip("\n").split("\t")
        names |= {fields[1], *fields[3].split("|")}
    return names


def covers(word, known):
    """Whether a word of two to four characters falls apart into shorter known ones."""
    reach = [True] + [False] * len(word)
    for end in range(1, len(word) + 1):
        reach[end] = any(
            reach[at] and word[at:end] in known and end - at < len(word) for at in range(max(0, end - 4), end)
        )
    return reach[-1]


names = catalogue()
plain, verbs, others = set(SINGLES) | AMOUNTS, set(), set()
for word, count, tag in rows(sys.argv[1]):
    if not 2 <= len(word) <= 4 or not is_han(word):
        continue
    names_something = word in NAMING or any(name.endswith(word) for name in names)
    if names_something:
        others.add(word)
    elif tag in PLAIN and count >= OFTEN.get(tag, 3):
        plain.add(word)
    elif tag in VERBS and count >= OFTEN["v"]:
        verbs.add(word)
    elif tag in NOUNS and count >= 5:
        others.add(word)
others |= NAMING
nouns = {word for word in others if covers(word, plain | verbs)} - plain - verbs
with open(os.path.join(root, "Data/predicates.tsv"), "w", encoding="utf-8") as out:
    out.write("# Written by Tools/make-predicates.py, from the dictionary of jieba 0.42.1 (MIT licence).\n")
    for name, words in [("plain", plain), ("verb", verbs), ("noun", nouns)]:
        words = sorted(words)
        for at in range(0, len(words), 20):
            out.write(name + "\t" + " ".join(words[at : at + 20]) + "\n")
print(len(plain), len(verbs), len(nouns))
