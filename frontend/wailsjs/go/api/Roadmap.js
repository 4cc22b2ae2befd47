// @ts-check
export function Add(arg1) {
  return window['go']['api']['Roadmap']['Add'](arg1);
}

export function AddAnswers(arg1) {
  return window['go']['api']['Roadmap']['AddAnswers'](arg1);
}

export function AddCriterion(arg1) {
  return window['go']['api']['Roadmap']['AddCriterion'](arg1);
}

export function AddDependency(arg1) {
  return window['go']['api']['Roadmap']['AddDependency'](arg1);
}

export function AddMany(arg1) {
  return window['go']['api']['Roadmap']['AddMany'](arg1);
}

export function AddModel(arg1) {
  return window['go']['api']['Roadmap']['AddModel'](arg1);
}

export function AddScenario(arg1) {
  return window['go']['api']['Roadmap']['AddScenario'](arg1);
}

export function Apply(arg1) {
  return window['go']['api']['Roadmap']['Apply'](arg1);
}

export function Choose(arg1) {
  return window['go']['api']['Roadmap']['Choose'](arg1);
}

export function Delete(arg1) {
  return window['go']['api']['Roadmap']['Delete'](arg1);
}

export function DeleteCriterion(arg1) {
  return window['go']['api']['Roadmap']['DeleteCriterion'](arg1);
}

export function DeleteModel(arg1) {
  return window['go']['api']['Roadmap']['DeleteModel'](arg1);
}

export function DeleteRanking(arg1) {
  return window['go']['api']['Roadmap']['DeleteRanking'](arg1);
}

export function DeleteScenario(arg1) {
  return window['go']['api']['Roadmap']['DeleteScenario'](arg1);
}

export function Edit(arg1) {
  return window['go']['api']['Roadmap']['Edit'](arg1);
}

export function EditCriterion(arg1) {
  return window['go']['api']['Roadmap']['EditCriterion'](arg1);
}

export function EditMany(arg1) {
  return window['go']['api']['Roadmap']['EditMany'](arg1);
}

export function EditModel(arg1) {
  return window['go']['api']['Roadmap']['EditModel'](arg1);
}

export function EditScenario(arg1) {
  return window['go']['api']['Roadmap']['EditScenario'](arg1);
}

export function Initiative(arg1, arg2) {
  return window['go']['api']['Roadmap']['Initiative'](arg1, arg2);
}

export function KeepRanking(arg1) {
  return window['go']['api']['Roadmap']['KeepRanking'](arg1);
}

export function Models() {
  return window['go']['api']['Roadmap']['Models']();
}

export function Move(arg1) {
  return window['go']['api']['Roadmap']['Move'](arg1);
}

export function MoveCriterion(arg1) {
  return window['go']['api']['Roadmap']['MoveCriterion'](arg1);
}

export function Page(arg1) {
  return window['go']['api']['Roadmap']['Page'](arg1);
}

export function Ranking(arg1) {
  return window['go']['api']['Roadmap']['Ranking'](arg1);
}

export function Rate(arg1) {
  return window['go']['api']['Roadmap']['Rate'](arg1);
}

export function RateMany(arg1) {
  return window['go']['api']['Roadmap']['RateMany'](arg1);
}

export function ReadFormula(arg1) {
  return window['go']['api']['Roadmap']['ReadFormula'](arg1);
}

export function ReadLine(arg1) {
  return window['go']['api']['Roadmap']['ReadLine'](arg1);
}

export function ReadRange(arg1) {
  return window['go']['api']['Roadmap']['ReadRange'](arg1);
}

export function RemoveAnswers(arg1) {
  return window['go']['api']['Roadmap']['RemoveAnswers'](arg1);
}

export function RemoveDependency(arg1) {
  return window['go']['api']['Roadmap']['RemoveDependency'](arg1);
}

export function RemoveMove(arg1) {
  return window['go']['api']['Roadmap']['RemoveMove'](arg1);
}

export function RemoveOverride(arg1) {
  return window['go']['api']['Roadmap']['RemoveOverride'](arg1);
}

export function Scenarios(arg1) {
  return window['go']['api']['Roadmap']['Scenarios'](arg1);
}

export function SetCapacity(arg1) {
  return window['go']['api']['Roadmap']['SetCapacity'](arg1);
}

export function SetEffort(arg1) {
  return window['go']['api']['Roadmap']['SetEffort'](arg1);
}

export function SetModel(arg1) {
  return window['go']['api']['Roadmap']['SetModel'](arg1);
}

export function SetMove(arg1) {
  return window['go']['api']['Roadmap']['SetMove'](arg1);
}

export function SetOverride(arg1) {
  return window['go']['api']['Roadmap']['SetOverride'](arg1);
}

export function SetSpent(arg1) {
  return window['go']['api']['Roadmap']['SetSpent'](arg1);
}

export function SetState(arg1) {
  return window['go']['api']['Roadmap']['SetState'](arg1);
}

export function SetWeight(arg1) {
  return window['go']['api']['Roadmap']['SetWeight'](arg1);
}

export function Standing(arg1) {
  return window['go']['api']['Roadmap']['Standing'](arg1);
}

