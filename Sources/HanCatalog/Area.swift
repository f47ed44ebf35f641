import HanBase
