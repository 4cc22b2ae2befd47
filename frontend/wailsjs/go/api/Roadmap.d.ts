export function Add(arg1:any):Promise<any>;

export function AddAnswers(arg1:any):Promise<any>;

export function AddCriterion(arg1:any):Promise<any>;

export function AddDependency(arg1:any):Promise<any>;

export function AddMany(arg1:any):Promise<any>;

export function AddModel(arg1:any):Promise<any>;

export function AddScenario(arg1:any):Promise<any>;

export function Apply(arg1:any):Promise<any>;

export function Choose(arg1:any):Promise<any>;

export function Delete(arg1:any):Promise<any>;

export function DeleteCriterion(arg1:any):Promise<any>;

export function DeleteModel(arg1:any):Promise<any>;

export function DeleteRanking(arg1:any):Promise<any>;

export function DeleteScenario(arg1:any):Promise<any>;

export function Edit(arg1:any):Promise<any>;

export function EditCriterion(arg1:any):Promise<any>;

export function EditMany(arg1:any):Promise<any>;

export function EditModel(arg1:any):Promise<any>;

export function EditScenario(arg1:any):Promise<any>;

export function Initiative(arg1:any, arg2:any):Promise<any>;

export function KeepRanking(arg1:any):Promise<any>;

export function Models():Promise<any>;

export function Move(arg1:any):Promise<any>;

export function MoveCriterion(arg1:any):Promise<any>;

export function Page(arg1:any):Promise<any>;

export function Ranking(arg1:any):Promise<any>;

export function Rate(arg1:any):Promise<any>;

export function RateMany(arg1:any):Promise<any>;

export function ReadFormula(arg1:any):Promise<any>;

export function ReadLine(arg1:any):Promise<any>;

export function ReadRange(arg1:any):Promise<any>;

export function RemoveAnswers(arg1:any):Promise<any>;

export function RemoveDependency(arg1:any):Promise<any>;

export function RemoveMove(arg1:any):Promise<any>;

export function RemoveOverride(arg1:any):Promise<any>;

export function Scenarios(arg1:any):Promise<any>;

export function SetCapacity(arg1:any):Promise<any>;

export function SetEffort(arg1:any):Promise<any>;

export function SetModel(arg1:any):Promise<any>;

export function SetMove(arg1:any):Promise<any>;

export function SetOverride(arg1:any):Promise<any>;

export function SetSpent(arg1:any):Promise<any>;

export function SetState(arg1:any):Promise<any>;

export function SetWeight(arg1:any):Promise<any>;

export function Standing(arg1:any):Promise<any>;

