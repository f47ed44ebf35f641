"""Writes reports made of sentence templates, for where the real reports are not at hand.

    generate.py FOLDER [DOCUMENTS]

The seed is fixed, so everyone measures the same text; figures, places, indicators and wording vary
from sentence to sentence, because a text that repeats itself reads faster than any real one.
"""

import pathlib
import random
import sys

AREAS = "雨湖区 岳塘区 湘潭县 湘乡市 韶山市 天元区 芦淞区 醴陵市 攸县 衡南县 邵东市 武冈市 平江县 汨罗市 石门县 桃源县".split()
LEVELS = ("地区生产总值 固定资产投资 社会消费品零售总额 一般公共预算收入 进出口总额 规模以上工业增加值 第一产业增加值 第三产业增加值 "
          "实际使用外资 高新技术产业增加值 技术合同成交额 旅游总收入 金融机构存款余额 建筑业总产值").split()
COUNTS = ("规模以上工业企业/家 高新技术企业/家 城镇新增就业/人 养老床位/张 新建学位/个 改造老旧小区/个 农民合作社/家 新增市场主体/户 "
          "高标准农田/亩 粮食总产量/吨 农村公路/公里 发明专利/件").split()
SHARES = "城镇化率 森林覆盖率 空气质量优良率 污水处理率 研发经费投入强度 城镇调查失业率 毛入学率 非税占比".split()
FILL = ("坚持以人民为中心的发展思想 统筹推进疫情防控和经济社会发展 着力优化营商环境 持续深化放管服改革 扎实推进乡村振兴 加快建设现代化产业体系 "
        "牢牢守住安全发展底线 全面落实河湖长制 切实保障和改善民生 大力弘扬科学家精神 深入实施创新驱动发展战略 稳步推进农村人居环境整治").split()
HEADS = "综合实力 产业发展 改革开放 城乡面貌 民生福祉 生态环境 社会治理 自身建设".split()


class Writer:
    def __init__(self, seed):
        self.random = random.Random(seed)

    def of(self, values):
        return self.random.choice(values)

    def rate(self):
        return f"{self.random.uniform(0.1, 19.9):.1f}"

    def amount(self):
        value = self.random.choice([9, 99, 999, 4999]) * self.random.random() + 1
        return f"{value:.{self.random.randrange(3)}f}" + self.of(["亿元", "亿元", "万元", "万亿元"])

    def count(self):
        name, unit = self.of(COUNTS).split("/")
        return name, f"{self.random.randrange(3, 9000)}" + self.of(["", "", "万", "余"]) + unit

    def sentence(self):
        a, b, c = self.random.sample(LEVELS, 3)
        name, count = self.count()
        year = self.random.randrange(2016, 2025)
        return self.of([
            lambda: f"{a}达到{self.amount()}，增长{self.rate()}%",
            lambda: f"{a}、{b}、{c}分别增长{self.rate()}%、{self.rate()}%、{self.rate()}%",
            lambda: f"{a}由{year}年的{self.amount()}增加到{self.amount()}，年均增长{self.rate()}%",
            lambda: f"{a}下降{self.rate()}%，降幅收窄{self.rate()}个百分点，高于全省{self.rate()}个百分点",
            lambda: f"{self.of(AREAS)}{a}突破{self.amount()}，排名全省第{self.random.randrange(1, 14)}位",
            lambda: f"新增{name}{count}，其中{self.of(AREAS)}{self.count()[1]}",
            lambda: f"{self.of(SHARES)}{self.rate()}%，比上年提高{self.rate()}个百分点",
            lambda: f"三次产业结构调整为{self.rate()}:{self.rate()}:{self.rate()}",
            lambda: f"力争{a}增长{self.rate()}%以上，{name}达到{count}",
            lambda: f"{a}占地区生产总值{self.rate()}%，拉动经济增长{self.rate()}个百分点",
            lambda: f"投资{self.random.randrange(1, 90)}00万元以上项目达{self.random.randrange(3, 99)}个",
            lambda: self.of(FILL), lambda: f"{self.of(FILL)}，{self.of(FILL)}",
            lambda: f"{self.of(FILL)}，{self.of(FILL)}，{self.of(FILL)}",
        ])()

    def paragraph(self):
        text = ""
        for _ in range(self.random.randrange(2, 9)):
            text += self.sentence() + self.of("。。；，")
        return text[:-1] + "。"

    def report(self, paragraphs):
        lines = [f"# {self.of(AREAS)}政府工作报告"]
        for index in range(paragraphs):
            if index % 9 == 4:
                lines.append(f"## {self.of('一二三四五六七八')}、{self.of(HEADS)}{self.of(['显著增强', '稳步提升'])}")
            lines.append(self.paragraph())
        return "\n\n".join(lines) + "\n"


folder = pathlib.Path(sys.argv[1])
folder.mkdir(parents=True, exist_ok=True)
for number in range(int(sys.argv[2]) if len(sys.argv) > 2 else 90):
    writer = Writer(number)
    (folder / f"{number:03}.md").write_text(writer.report(writer.random.randrange(80, 150)), "utf-8")
