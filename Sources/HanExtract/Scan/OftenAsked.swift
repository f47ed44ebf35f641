/// Lists that are asked at each number.
///
/// A static constant is asked first whether it has been made; these have been.
struct OftenAsked {
  let wordsBehind = Analyzer.wordsBehind
  let emptyCharacters = Analyzer.emptyCharacters
  let outrunning = Analyzer.outrunning
  let placeClasses = Analyzer.placeClasses
  let widePlaceClasses = Analyzer.widePlaceClasses
  let openingPlaces = Analyzer.openingPlaces
  let handledUnits = Analyzer.handledUnits
  let sayings = Analyzer.sayings
  let goingsOn = Analyzer.goingsOn
  let heads = Analyzer.heads
  let placeClassEnds = Analyzer.placeClassEnds
  let relationalNouns = Analyzer.relationalNouns
  let leadingParticles = Analyzer.leadingParticles
  let smallWords = Analyzer.smallWords
  let headEnds = Analyzer.headEnds
  let measureEnds = Analyzer.measureEnds
  let predicateCharacters = Analyzer.predicateCharacters
  let leftoverWords = Analyzer.leftoverWords
  let countedClasses = Analyzer.countedClasses
  let groupsOfProvinces = Analyzer.groupsOfProvinces
  let countedCharacters = Analyzer.countedCharacters
  let passing = Analyzer.passing
  let comparingAdverbs = Analyzer.comparingAdverbs
  let bareCounts = Analyzer.bareCounts
  let emptyWords = Analyzer.emptyWords
  let provinceCharacters = Analyzer.provinceCharacters
  let predicateWords = Analyzer.predicateWords
  let predicateEnds = Analyzer.predicateEnds
  let rankMoves = Analyzer.rankMoves
  let phraseStops = Analyzer.phraseStops
  let nameTails = Analyzer.nameTails
  let nameEnds = Analyzer.nameEnds
  let nationParts = Analyzer.nationParts
  let prefectures = Analyzer.prefectures
  let turns = Analyzer.turns
  let bringing = Analyzer.bringing
  let peoples = Analyzer.peoples
  let ratioEnds = Analyzer.ratioEnds
  let nameBounds = Analyzer.nameBounds
  let placeCourses = Analyzer.placeCourses
  let countedClassEnds = Analyzer.countedClassEnds
  let sortsOfPlace = Analyzer.sortsOfPlace
  let causes = Analyzer.causes
  let holding = Analyzer.holding
  let emptyEnds = Analyzer.emptyEnds
  let behindNames = Analyzer.behindNames
  let particleNouns = Analyzer.particleNouns
  let tails = Analyzer.tails
  let noSubjectHeads = Analyzer.noSubjectHeads
  let noSubjectEnds = Analyzer.noSubjectEnds
  let rateNouns = Analyzer.rateNouns
  let ringRanks = Analyzer.ringRanks
  let aspectMarks = Analyzer.aspectMarks
}
