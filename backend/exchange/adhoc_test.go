package exchange
import ("testing";"strings";"fmt";"time";"runtime")
func TestAdhoc(t *testing.T){
 deep := strings.TrimSuffix(strings.Repeat("7.",100),".")
 var a,b,c,d strings.Builder
 a.WriteString("Order,Title\n"); b.WriteString("Title,Parent\n"); c.WriteString("ID,Parent,Title\n"); d.WriteString("Title,Level\n")
 for i:=range 100000 { fmt.Fprintf(&a,"%s,T\n",deep); b.WriteString("A,A\n"); fmt.Fprintf(&c,"%d,%d,T\n",i,(i+1)%100000); fmt.Fprintf(&d,"T,%d\n",i)}
 e := strings.Join(OwnHeader(),",")+"\n"+strings.Repeat("1,,Increase x to 95,o,t,p,ph,Sprint,1,2,x,u,,,,5,1/1/2000,n\n",100000)
 for n,s := range map[string]string{"deep":a.String(),"same":b.String(),"loop":c.String(),"level":d.String(),"own":e}{
  table,err := ReadTable(t.Context(), strings.NewReader(s), int64(len(s)), Options{}); if err!=nil {t.Error(n,err);continue}
  var m0,m1 runtime.MemStats; runtime.ReadMemStats(&m0)
  at:=time.Now(); out:=ReadOutline(table,Recognise(table.Header),quarter()); runtime.ReadMemStats(&m1)
  t.Log(n,len(s)>>20,"MB",time.Since(at),len(out.Rows),out.Found,(m1.TotalAlloc-m0.TotalAlloc)>>20,"MB"); checkShape(t,out)
 }
}
