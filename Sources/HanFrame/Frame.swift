import HanExtract
